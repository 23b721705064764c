export { rankingAnswer, seriesAnswer } from '../../../packages/widgets/playground/answers.js';

/** What a host application lets the test do with it. */
export interface HostApp {
  /** What the elements told the application. */
  heard: string[];
  /** Shows the figures of another metric. */
  change(id: string): Promise<void> | void;
  /** Takes the application off the page. */
  leave(): Promise<void> | void;
}

/** Hands the application to the test. */
export function present(app: HostApp): void {
  Object.assign(globalThis, { app });
}
