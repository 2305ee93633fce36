import { launchOptions } from '../../tools/browser/launchOptions.ts'
import { box, expect, live, playsAPicture, show, test } from './harness/boxesTest.ts'

const usual = launchOptions()
// Two pages of one machine without a network: they must see each other's own addresses as they are.
test.use({ launchOptions: { ...usual, args: [...usual.args ?? [], '--disable-features=WebRtcHideLocalIpsWithMdns', '--allow-loopback-in-peer-connection'] } })

test('a camera plays by WebRTC, and its session is ended with the box', async ({ page, context }) => {
  const camera = await context.newPage()
  await camera.goto('/')
  const asked: string[] = []
  await page.route('**/video/whep/**', async (route) => {
    const request = route.request()
    asked.push(`${request.method()} ${new URL(request.url()).pathname}`)
    if (request.method() === 'DELETE') return route.fulfill({ status: 200 })
    expect(request.headers()['content-type']).toBe('application/sdp')
    const sdp = await camera.evaluate(async (offer) => {
      const canvas = document.createElement('canvas')
      const context2d = canvas.getContext('2d')
      let n = 0
      setInterval(() => {
        for (let k = 0; context2d && k < 60; k++) {
          context2d.fillStyle = `hsl(${(n + k * 6) % 360} 70% 50%)`
          context2d.fillRect(k * 5, 0, 5, 150)
        }
        n += 4
      }, 50)
      const peer = new RTCPeerConnection()
      await peer.setRemoteDescription({ type: 'offer', sdp: offer })
      const [track] = canvas.captureStream(20).getTracks()
      if (track) peer.addTrack(track)
      await peer.setLocalDescription(await peer.createAnswer())
      await new Promise<void>((done) => {
        const look = () => { if (peer.iceGatheringState === 'complete') done() }
        peer.addEventListener('icegatheringstatechange', look)
        look()
      })
      return peer.localDescription?.sdp ?? ''
    }, request.postData() ?? '')
    return route.fulfill({ status: 201, contentType: 'application/sdp', headers: { Location: '/video/whep/session/7' }, body: sdp })
  })
  await show(page, [{ name: 'A', sources: [live('whep', '/video/whep/north', null)] }])
  await playsAPicture(page, 'A')
  await expect(box(page, 'A')).toHaveAttribute('data-video-protocol', 'whep')
  await show(page, [])
  await expect.poll(() => asked).toEqual(['POST /video/whep/north', 'DELETE /video/whep/session/7'])
})
