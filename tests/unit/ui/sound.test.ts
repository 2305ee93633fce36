import { describe, expect, it } from 'vitest'
import { severities } from '@/api/contract/alarms'
import { openSound } from '@/ui/sound'
import { settle } from '../../builders/clock'
import { fakeAudio } from '../../builders/fakeAudio'

async function soundOn(audio = fakeAudio()) {
  const states: string[] = []
  const sound = openSound(audio.parts, (state) => { states.push(state) })
  await settle()
  return { ...audio, sound, states }
}

describe('the sound of the wall', () => {
  it('has a tone of its own for every severity, the most severe the longest', async () => {
    const one = await soundOn()
    const tones = severities.map((severity) => {
      const before = one.beeps().length
      one.sound.ring(severity)
      one.ringOut()
      return one.beeps().slice(before)
    })
    expect(new Set(tones.map(String)).size).toBe(4)
    expect(tones.map(t => t.length)).toEqual([...tones.map(t => t.length)].sort((a, b) => b - a))
  })

  it('is blocked until a person touches the page, says so, and is silent till then', async () => {
    const one = await soundOn(fakeAudio({ allowed: false }))
    expect(one.sound.state()).toBe('blocked')
    one.sound.ring('urgent')
    one.sound.say('x', 'zh-CN')
    expect(one.beeps()).toEqual([])
    one.touch()
    await settle()
    expect(one.states).toEqual(['ready'])
    expect(one.listening()).toBe(0)
    one.sound.ring('urgent')
    expect(one.beeps().length).toBeGreaterThan(0)
  })

  it('rests between two tones: a context that runs keeps a thread awake', async () => {
    const one = await soundOn()
    expect(one.log.at(-1)).toBe('suspend')
    one.sound.ring('general')
    expect(one.log.at(-1)).not.toBe('suspend')
    one.ringOut()
    expect(one.log.at(-1)).toBe('suspend')
  })

  it('does not pile one tone on another', async () => {
    const one = await soundOn()
    one.sound.ring('general')
    const played = one.beeps().length
    one.sound.ring('urgent')
    expect(one.beeps()).toHaveLength(played)
  })

  it('leaves nothing connected after a thousand tones', async () => {
    const one = await soundOn()
    for (let i = 0; i < 1_000; i += 1) { one.sound.ring('urgent'); one.ringOut() }
    expect(one.beeps().length).toBe(6_000)
    expect(one.connected()).toBe(0)
    one.sound.dispose()
    expect(one.log.at(-1)).toBe('close')
    expect(one.listening()).toBe(0)
  })

  it('speaks only with a voice of this machine: another would send the place over the network', async () => {
    const far = await soundOn(fakeAudio({ voices: [{ lang: 'zh-CN', localService: false }, { lang: 'en-US', localService: true }] }))
    far.sound.say('紧急告警', 'zh-CN')
    expect(far.spoken).toEqual([])
    const near = await soundOn(fakeAudio({ voices: [{ lang: 'en-US', localService: true }, { lang: 'zh_CN', localService: true }] }))
    near.sound.say('紧急告警', 'zh-CN')
    expect(near.spoken).toEqual([{ text: '紧急告警', lang: 'zh_CN' }])
  })
})
