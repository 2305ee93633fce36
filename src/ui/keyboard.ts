const fields = 'input:not([type=checkbox], [type=radio], [type=range], [type=button]), textarea, select, [contenteditable=true]'
const dialogs = '[role=dialog], [role=alertdialog]'
/** Safari tells the key that ends a composition by this code alone, after the composition. */
const composingKeyCode = 229

const elementOf = (target: EventTarget | null) => target instanceof Element ? target : null

/** True while a key belongs to an input method (输入法), which chooses a character with it. */
export function belongsToInputMethod(event: KeyboardEvent): boolean {
  return event.isComposing || Reflect.get(event, 'keyCode') === composingKeyCode
}

/** True where a key is written into a field. */
export function belongsToField(event: Event): boolean {
  return elementOf(event.target)?.closest(fields) != null
}

/** True where a dialog is open on the page, or the key was pressed in one that has just closed. Dialogs that match `butFor` take no keys. */
export function belongsToDialog(event: Event, butFor = 'not-a-dialog'): boolean {
  const counts = (dialog: Element) => !dialog.matches(butFor)
  const own = elementOf(event.target)?.closest(dialogs)
  return (own != null && counts(own)) || [...document.querySelectorAll(dialogs)].some(counts)
}
