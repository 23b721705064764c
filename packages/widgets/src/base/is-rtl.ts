/** Whether an element runs from right to left. Asked of its direction, which costs no layout. */
export function isRtl(element: Element): boolean {
  return element.matches(':dir(rtl)');
}
