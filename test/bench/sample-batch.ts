/** Messages of one request, as a page's tracker sends them. */
export const batchSize = 10;

const people = 10_000;
const posts = 5_000;
const groups = 100;
const idDigits = 24;
const numberDigits = 6;

/**
 * Bodies of ten messages each, every message with an id of its own: a body is made once, and for each
 * further one only the ids and the numbers of people, posts and groups in its bytes change.
 */
export class SampleBatches {
  readonly #body: Buffer;
  readonly #ids: number[];
  readonly #numbers: { at: number; below: number }[];
  #count = 0;

  constructor(prefix: string, now: Date) {
    const text = JSON.stringify({ batch: messages(now), sentAt: now.toISOString() });
    this.#ids = placesOf(text, 'I'.repeat(idDigits));
    this.#numbers = [
      ...placesOf(text, 'P'.repeat(numberDigits)).map((at) => ({ at, below: people })),
      ...placesOf(text, 'O'.repeat(numberDigits)).map((at) => ({ at, below: posts })),
      ...placesOf(text, 'G'.repeat(numberDigits)).map((at) => ({ at, below: groups })),
    ];
    // All digits are zeros at first; each body writes its own over their ends.
    this.#body = Buffer.from(
      text
        .replaceAll('I'.repeat(idDigits), prefix.padEnd(idDigits, '0'))
        .replaceAll(/[POG]{6}/g, '0'.repeat(numberDigits)),
    );
  }

  get bytes(): number {
    return this.#body.length;
  }

  /** Writes the next body into a buffer. */
  next(into: Buffer, at: number): void {
    this.#body.copy(into, at);
    for (const place of this.#ids) {
      this.#count += 1;
      writeDigits(into, at + place + idDigits, this.#count);
    }
    for (const { at: place, below } of this.#numbers) {
      // The square makes a few people, posts and groups busy and most quiet.
      const number = Math.floor(Math.random() ** 2 * below);
      writeDigits(into, at + place + numberDigits, number);
    }
  }
}

/** Writes a number so that it ends at a place. */
function writeDigits(into: Buffer, end: number, number: number): void {
  for (let at = end - 1, rest = number; rest > 0; at -= 1, rest = Math.floor(rest / 10)) {
    into[at] = 48 + (rest % 10);
  }
}

function messages(now: Date): object[] {
  const person = 'P'.repeat(numberDigits);
  const object = 'O'.repeat(numberDigits);
  const acts: [string, object][] = [
    ['Post Viewed', { post_id: `p${object}` }],
    ['Time Spent', { active_ms: 15_000 }],
    ['Post Liked', { post_id: `p${object}`, author_id: `u${person}` }],
    [
      'Comment Created',
      { comment_id: `c${object}`, post_id: `p${object}`, text: 'A thought on this.' },
    ],
    ['Message Sent', { channel_id: `h${object}` }],
  ];
  return Array.from({ length: batchSize }, (_, place) => {
    const [event, properties] = acts[place % acts.length] ?? ['Post Viewed', {}];
    return {
      type: 'track',
      event,
      messageId: 'I'.repeat(idDigits),
      userId: `u${person}`,
      timestamp: new Date(now.getTime() - place * 1_000).toISOString(),
      properties,
      context: { groupId: `g${'G'.repeat(numberDigits)}`, device: { type: 'desktop' } },
    };
  });
}

function placesOf(text: string, mark: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) places.push(at);
  return places;
}
