import { describe, expect, it } from 'vitest'
import type { Alarm } from '@/api/contract/alarms'
import { useAlarmCommandsStore } from '@/stores/alarmCommands'
import { useSessionStore } from '@/stores/session'
import { useSoundStore } from '@/stores/sound'
import { openSound } from '@/ui/sound'
import { acknowledged, alarm, closed, idOf, officerSession } from '../../builders/alarms'
import { alarmWall } from '../../builders/alarmWall'
import { settle } from '../../builders/clock'
import { fakeAudio } from '../../builders/fakeAudio'

const orange = (id: string) => alarm(id, { severity: 'important' })

interface SoundWallOptions { there?: readonly Alarm[], audio?: ReturnType<typeof fakeAudio>, remembered?: string | null, none?: boolean }

async function soundWall({ there = [], audio = fakeAudio({ voices: [{ lang: 'zh-CN', localService: true }] }), remembered = 'on', none = false }: SoundWallOptions = {}) {
  const wall = await alarmWall(there)
  wall.inside(() => useSessionStore()).session = officerSession
  const sound = wall.inside(() => useSoundStore())
  const kept: string[] = []
  const stop = wall.inside(() => sound.start({
    open: changed => none ? null : openSound(audio.parts, changed),
    remembered: () => remembered, remember: (text) => { kept.push(text) },
    sentence: one => ({ text: `说 ${one.id}`, language: 'zh-CN' }),
  }))
  await settle()
  const played = () => { const count = audio.beeps().length; audio.ringOut(); return count }
  return { ...wall, sound, audio, kept, stopSound: stop, played, commands: wall.inside(() => useAlarmCommandsStore()) }
}

describe('an alarm is heard', () => {
  it('once when it asks for attention by itself, with its place in words', async () => {
    const wall = await soundWall()
    await wall.say(orange('o'))
    expect(wall.played()).toBe(2)
    expect(wall.audio.spoken).toEqual([{ text: '说 o', lang: 'zh-CN' }])
    await wall.clock.turn(60_000)
    expect(wall.played()).toBe(2)
  })

  it('not when it is of no urgency, and not when a person opens one from the list', async () => {
    const wall = await soundWall({ there: [alarm('old')] })
    await wall.say(alarm('y', { severity: 'general' }))
    wall.alarms.openPopup(idOf('old'))
    await wall.clock.turn(60_000)
    expect(wall.played()).toBe(0)
  })

  it('by the most urgent of those that come together', async () => {
    const wall = await soundWall()
    await wall.say(orange('o'), alarm('r'))
    expect(wall.played()).toBe(6)
    expect(wall.audio.spoken.map(s => s.text)).toEqual(['说 r'])
  })

  it('again every ten seconds while it is red, until somebody acknowledges it', async () => {
    const wall = await soundWall()
    await wall.say(alarm('r'))
    wall.played()
    for (let i = 2; i <= 4; i += 1) { await wall.clock.turn(10_000); expect(wall.played()).toBe(6 * i) }
    void wall.commands.act(alarm('r'), { action: 'acknowledge' })
    await wall.clock.turn(30_000)
    expect(wall.played()).toBe(24)
  })

  it('again after an acknowledgement that was refused', async () => {
    const wall = await soundWall()
    await wall.say(alarm('r'))
    wall.played()
    wall.api.fail('command', { kind: 'offline' })
    await wall.commands.act(alarm('r'), { action: 'acknowledge' })
    await wall.clock.turn(10_000)
    expect(wall.played()).toBe(12)
  })

  it.each([
    ['acknowledged elsewhere', async (wall: Awaited<ReturnType<typeof soundWall>>) => { await wall.say(acknowledged(alarm('r'))) }],
    ['closed', async (wall: Awaited<ReturnType<typeof soundWall>>) => { await wall.say(closed(alarm('r'))) }],
    ['put away', (wall: Awaited<ReturnType<typeof soundWall>>) => { wall.alarms.closePopup(); return Promise.resolve() }],
  ])('no more once it is %s', async (_, end) => {
    const wall = await soundWall()
    await wall.say(alarm('r'))
    wall.played()
    await end(wall)
    await wall.clock.turn(30_000)
    expect(wall.played()).toBe(6)
    expect(wall.audio.log).toContain('cancel')
  })

  it('also where it has to wait behind what a person does', async () => {
    const wall = await soundWall()
    wall.alarms.hold(true)
    await wall.say(alarm('r'))
    expect(wall.alarms.focused).toBeNull()
    await wall.clock.turn(10_000)
    expect(wall.played()).toBe(6)
  })
})

describe('the setting', () => {
  it('is off, on or blocked; off is silent and is remembered', async () => {
    const wall = await soundWall()
    expect(wall.sound.state).toBe('on')
    wall.sound.toggle()
    expect([wall.sound.state, wall.kept]).toEqual(['off', ['off']])
    await wall.say(alarm('r'))
    await wall.clock.turn(30_000)
    expect(wall.played()).toBe(0)
    wall.sound.toggle()
    expect([wall.sound.state, wall.kept.at(-1)]).toEqual(['on', 'on'])
    await wall.clock.turn(10_000)
    expect(wall.played()).toBe(6)
  })

  it('says that the browser blocks, and is on after a touch', async () => {
    const audio = fakeAudio({ allowed: false })
    const wall = await soundWall({ audio })
    expect(wall.sound.state).toBe('blocked')
    wall.sound.toggle()
    expect(wall.sound.state).toBe('blocked')
    audio.touch()
    await settle()
    expect(wall.sound.state).toBe('on')
  })

  it.each([['off', 'off'], ['on', 'on'], [null, 'off'], ['{broken', 'off']])('remembered as %s, it is %s: what makes no sense is the configuration\'s', async (remembered, state) => {
    const wall = await soundWall({ remembered })
    expect(wall.sound.state).toBe(state)
  })

  it('is not offered where the machine has no sound', async () => {
    const wall = await soundWall({ none: true })
    expect(wall.sound.state).toBe('none')
  })

  it('leaves no timer and no audio when it is stopped', async () => {
    const wall = await soundWall()
    await wall.say(alarm('r'))
    wall.stopSound()
    wall.stop()
    expect(wall.clock.pending()).toBe(0)
    expect(wall.audio.log).toContain('close')
    expect(wall.sound.state).toBe('none')
  })
})
