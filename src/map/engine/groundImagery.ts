import { GeographicTilingScheme, ImageryLayer, type ImageryTypes, Math as CesiumMath, Rectangle, UrlTemplateImageryProvider } from 'cesium'
import { type Polygons, metresPerDegree } from '@/domain/geodesy'
import type { GroundPainter } from './groundPainter'
import type { GeoRect } from './groundPicture'

type Paint = (rect: GeoRect, size: number) => HTMLCanvasElement | Promise<HTMLCanvasElement>
const tilingScheme = new GeographicTilingScheme()

/** Imagery painted on a canvas, tile by tile; nothing is fetched. The base class is used for its bookkeeping alone. */
class CanvasImagery extends UrlTemplateImageryProvider {
  /**
   * `size` is that of the painted tile; the engine is told `toldSize`, by which it chooses the level: a tile that is painted
   * larger than it says is sharper at the same number of tiles.
   */
  constructor(private readonly paint: Paint, private readonly size: number, toldSize: number, rectangle: Rectangle, maximumLevel: number, hasAlphaChannel: boolean) {
    super({ url: 'painted', tilingScheme, rectangle, tileWidth: toldSize, tileHeight: toldSize, maximumLevel, hasAlphaChannel })
  }

  override requestImage(x: number, y: number, level: number): Promise<ImageryTypes> {
    const { west, south, east, north } = tilingScheme.tileXYToRectangle(x, y, level)
    const degrees = CesiumMath.toDegrees
    return Promise.resolve(this.paint({ west: degrees(west), south: degrees(south), east: degrees(east), north: degrees(north) }, this.size))
  }
}

function canvasOf(size: number): { canvas: HTMLCanvasElement, context: CanvasRenderingContext2D } {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no 2D canvas')
  return { canvas, context }
}

const groundTileSize = 512, toldTileSize = 256
/** Deepest tiles are about half a metre to the pixel. */
const deepestLevel = 18

/** Relief shading and contours as the base layer within the bounds; the painter lives as long as the scene. */
export function createGroundLayer(painter: GroundPainter, bounds: GeoRect): ImageryLayer {
  const rectangle = Rectangle.fromDegrees(bounds.west, bounds.south, bounds.east, bounds.north)
  const provider = new CanvasImagery(async (rect, size) => {
    const pixels = await painter.paint(rect, size)
    const { canvas, context } = canvasOf(size)
    context.putImageData(new ImageData(pixels, size, size), 0, 0)
    return canvas
  }, groundTileSize, toldTileSize, rectangle, deepestLevel, false)
  return new ImageryLayer(provider)
}

/** Deepest level of the soft shadow: it has no detail. */
const shadowLevel = 13

/**
 * The soft shadow that a raised block throws on the ground towards the south-east, over a breath of jade light along its
 * foot. `sizeM` is the block's larger side in metres.
 */
export function createShadowLayer(polygons: Polygons, bounds: GeoRect, sizeM: number): ImageryLayer {
  const margin = 0.25
  const dLon = (bounds.east - bounds.west) * margin, dLat = (bounds.north - bounds.south) * margin
  const rectangle = Rectangle.fromDegrees(bounds.west - dLon, bounds.south - dLat, bounds.east + dLon, bounds.north + dLat)
  const provider = new CanvasImagery((rect, size) => {
    const { canvas, context } = canvasOf(size)
    const perLon = size / (rect.east - rect.west), perLat = size / (rect.north - rect.south)
    const perMetre = perLat / metresPerDegree
    // The shape itself is drawn outside the tile, so that only its shadow falls on it.
    const away = size * 4 + (bounds.east - bounds.west) * perLon * 2
    const path = new Path2D()
    for (const rings of polygons) {
      for (const ring of rings) {
        for (const [i, [lon, lat]] of ring.entries()) {
          const x = (lon - rect.west) * perLon - away, y = (rect.north - lat) * perLat
          if (i === 0) path.moveTo(x, y)
          else path.lineTo(x, y)
        }
        path.closePath()
      }
    }
    const cast = (color: string, blurM: number, eastM: number, southM: number) => {
      context.shadowColor = color
      context.shadowBlur = Math.max(1, blurM * perMetre)
      context.shadowOffsetX = away + eastM * perMetre
      context.shadowOffsetY = southM * perMetre
      context.fill(path, 'evenodd')
    }
    cast('rgb(60 207 189 / 16%)', sizeM * 0.05, 0, 0)
    cast('rgb(0 4 8 / 78%)', sizeM * 0.05, sizeM * 0.022, sizeM * 0.03)
    return canvas
  }, toldTileSize, toldTileSize, rectangle, shadowLevel, true)
  return new ImageryLayer(provider)
}
