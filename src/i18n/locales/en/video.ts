/** Words of moving pictures: what plays, since when it does not, and why. */
export default {
  video: {
    live: 'Live', recorded: 'Recorded', snapshot: 'Captured', lastFrame: 'Last frame', simulated: 'Simulated', unnamed: 'Camera', picture: 'Picture of {name}',
    connecting: 'Connecting', reconnecting: 'Reconnecting', gaveWay: 'At most {n} play at once', play: 'Play',
    unplayable: 'Video does not play', age: 'Picture is {age} old', noFrame: 'No picture', pictureFailed: 'Picture could not be read', retryIn: 'Retry in {seconds} s', retryNow: 'Retry now',
    because: '{protocol}: {reason}',
    protocol: { hls: 'HLS', flv: 'HTTP-FLV', whep: 'WebRTC', mp4: 'MP4' },
    reason: {
      codec: 'browser cannot decode {codec}', codecUnknown: 'browser cannot decode this codec', status: 'server answers HTTP {status}', notFound: 'no such video (HTTP 404)', network: 'video server out of reach', timeout: 'no picture within {seconds} s',
      stalled: 'no new picture for {seconds} s', decode: 'decoding failed', malformed: 'not a valid video', ended: 'ended by the server', blocked: 'browser forbids autoplay', player: 'player could not be loaded',
    },
  },
  footage: { maskedHome: 'From a home: no picture on a public wall', noCamera: 'No camera sees the place' },
}
