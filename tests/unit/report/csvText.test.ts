import { fc, test } from '@fast-check/vitest'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { csvText } from '@/widgets/report/csvText'

/** The rows of a file as a reader gets them. */
const readBack = (text: string) => Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { newline: '\r\n' }).data
/** What a reader sees of a cell: a guarded one less its apostrophe. */
const guarded = (text: string) => `'${text}`

describe('a table as CSV', () => {
  it('begins with a byte order mark, so that Excel reads Chinese, and ends its rows with CRLF', () => {
    expect(csvText([['区域', '数值'], ['榆山街道', 12.5]])).toBe('\uFEFF区域,数值\r\n榆山街道,12.5')
  })

  it.each(['=1+1', '+86 531', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '＝1+1', '＋1', '－1', '＠x', '\u200B=1', '\u202E@x', '\uFEFF+1'])('keeps a spreadsheet from running %j', (text) => {
    expect(readBack(csvText([['h'], [text]]))[1]).toEqual([guarded(text)])
  })

  it.each(['3#楼 "东"门', 'a,b', 'two\r\nlines', '翠屏\u200B社区', '\u202Eabc', '<5', '—', '≥12', 'x=1', '\'quoted', '\u0645\u0631\u062D\u0628\u0627'])('gives %j back as it was', (text) => {
    expect(readBack(csvText([['h'], [text]]))[1]).toEqual([text])
  })

  it('leaves numbers numbers, below zero too', () => {
    expect(readBack(csvText([['h'], [-1.5], [0]])).slice(1)).toEqual([['-1.5'], ['0']])
  })

  test.prop([fc.array(fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('=', '+', '-', '@', '\t', '\r', '"', ',', '\u200B=', '\'')), { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })])('never lets a formula begin a cell, and loses nothing', (table) => {
    const width = Math.max(...table.map(row => row.length))
    const even = table.map(row => [...row, ...Array.from({ length: width - row.length }, () => 'x')])
    const back = readBack(csvText(even))
    for (const [r, row] of even.entries()) {
      for (const [c, text] of row.entries()) {
        const read = back[r]?.[c] ?? ''
        expect(read === text || read === guarded(text)).toBe(true)
        expect(/^(?:[=+\-@\t\r\n＝＋－＠])/u.test(read)).toBe(false)
      }
    }
  })
})
