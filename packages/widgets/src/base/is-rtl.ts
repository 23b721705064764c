/** Whether an element runs from right to left, by an attribute or by a style of the page. */
export function isRtl(element: Element): boolean {
  return getComputedStyle(element).direction === 'rtl';
}
