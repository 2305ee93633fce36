// The least page that draws a globe: the bare widget, no imagery, no terrain, no layer.
import { CesiumWidget, Ion } from 'cesium'

Ion.defaultAccessToken = ''
const container = document.createElement('div')
container.id = 'globe'
document.body.append(container)
const style = new CSSStyleSheet()
style.replaceSync('#globe, #globe canvas { width: 640px; height: 360px }')
document.adoptedStyleSheets = [style]

const widget = new CesiumWidget(container, { baseLayer: false })
const stop = widget.scene.postRender.addEventListener(() => {
  performance.mark('first-3d-frame')
  stop()
})
