import { describe, expect, it } from 'vitest'
import { fileName } from '@/widgets/report/savedFile'

describe('the name of a saved file', () => {
  it('holds the region, the topic, what it is and the moment', () => {
    expect(fileName(['榆山街道', '总览', '指标表'], '2026-11-22 09:07:28', 'csv')).toBe('榆山街道_总览_指标表_2026-11-22-090728.csv')
  })

  it('holds nothing that a file system or a reader makes something of', () => {
    expect(fileName(['../../a/b\\c:*?"<>|', '\u202Egpj.exe\u200B', '\u0000'], '2026-11-22 09:07:28', 'png')).toBe('a-b-c_gpj-exe_2026-11-22-090728.png')
  })

  it('stays short whatever the region is called', () => {
    expect(fileName(['长'.repeat(100_000)], '2026-11-22 09:07:28', 'csv').length).toBeLessThan(100)
  })
})
