import Papa from 'papaparse'

/** A cell: text, or a number that a spreadsheet may reckon with. */
export type Cell = string | number

/** The first row names the columns. */
export type Table = readonly (readonly Cell[])[]

/** Tells Excel that the text is UTF-8. */
const byteOrderMark = '\uFEFF'

/**
 * What a spreadsheet might take for a formula: `= + - @`, also in full width and behind spaces or characters that nobody sees
 * (zero-width, direction marks), and a leading tab or line break, which some strip. (OWASP, CSV injection.)
 */
const formulaLike = /^(?:[\s\p{Cf}]*[=+\-@＝＋－＠]|[\t\r\n])/u

/** A table as CSV (RFC 4180): UTF-8 with a byte order mark, CRLF, and an apostrophe before every text that might run as a formula. Numbers stay numbers. */
export function csvText(table: Table): string {
  return byteOrderMark + Papa.unparse(table.map(row => [...row]), { newline: '\r\n', escapeFormulae: formulaLike })
}
