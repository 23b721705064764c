/** Something about the demo's folders that a person can mend. */
export class DemoRefused extends Error {
  override readonly name = 'DemoRefused';
}
