/** Colours that people tell apart on photographs, those with a colour-vision deficiency too. */
const COLORS = [
  '#e6194b',
  '#f58231',
  '#ffe119',
  '#bfef45',
  '#3cb44b',
  '#42d4f4',
  '#4363d8',
  '#911eb4',
  '#f032e6',
  '#fabed4',
  '#469990',
  '#dcbeff',
]

/** A category's colour: the same in each picture and on each visit. */
export function categoryColor(name: string): string {
  let hash = 2166136261
  for (const letter of name) hash = Math.imul(hash ^ letter.codePointAt(0)!, 16777619)
  return COLORS[(hash >>> 0) % COLORS.length]!
}
