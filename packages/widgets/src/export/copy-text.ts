/** Puts a text on the clipboard, as rich text where one is given; `false` where the page may not. */
export async function copyText(text: string, rich?: string): Promise<boolean> {
  try {
    if (rich !== undefined && typeof ClipboardItem !== 'undefined') {
      const blob = (type: string, part: string): Blob => new Blob([part], { type });
      const item = { 'text/html': blob('text/html', rich), 'text/plain': blob('text/plain', text) };
      await navigator.clipboard.write([new ClipboardItem(item)]);
    } else {
      await navigator.clipboard.writeText(rich ?? text);
    }
    return true;
  } catch {
    return false;
  }
}
