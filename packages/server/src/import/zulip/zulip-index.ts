import { NumberTable } from '../number-table.js';
import type { ZulipMessage } from './map-zulip-message.js';

const streamRecipient = 2;

/** A message of a public stream: who wrote it, and which message began its topic. */
export interface IndexedMessage {
  readonly sender: number;
  readonly stream: number;
  readonly topic: number;
}

/** What messages of Zulip refer to by number. */
export class ZulipIndex {
  /** Stream of each recipient that is one. */
  readonly #streams = new Map<number, number>();
  readonly #private = new Set<number>();
  readonly #people = new Map<string, number>();
  /** The number and the time of each topic’s first message, by stream and name. */
  readonly #topics = new Map<string, { first: number; place: number }>();
  readonly #firsts: number[] = [];
  readonly #beginnings = new Map<number, number>();
  readonly #messages = new NumberTable(4);

  addRecipient(id: number, type: number, typeId: number): void {
    if (type === streamRecipient) this.#streams.set(id, typeId);
  }

  addStream(id: number, { isPrivate }: { isPrivate: boolean }): void {
    if (isPrivate) this.#private.add(id);
  }

  addPerson(id: number, name: string): void {
    this.#people.set(name, id);
  }

  addMessage({ id, sender, recipient, subject, date_sent: sent }: ZulipMessage): void {
    const stream = this.publicStreamOf(recipient);
    if (stream === undefined) return;
    this.#beginnings.set(stream, Math.min(this.#beginnings.get(stream) ?? Infinity, sent));
    const name = `${stream} ${subject.toLowerCase()}`;
    const topic = this.#topics.get(name) ?? { first: id, place: this.#topics.size };
    topic.first = Math.min(topic.first, id);
    this.#topics.set(name, topic);
    this.#firsts[topic.place] = topic.first;
    this.#messages.set(id, sender, stream, topic.place, Math.floor(sent));
  }

  /** A message of a public stream. */
  message(id: number): IndexedMessage | undefined {
    const [sender, stream, place] = this.#messages.get(id) ?? [];
    if (sender === undefined || stream === undefined || place === undefined) return undefined;
    return { sender, stream, topic: this.#firsts[place] ?? id };
  }

  /** When a message was sent, in whole seconds. */
  timeOf(id: number): number {
    return this.#messages.get(id)?.[3] ?? 0;
  }

  isPrivate(stream: number): boolean {
    return this.#private.has(stream);
  }

  streamOf(recipient: number): number | undefined {
    return this.#streams.get(recipient);
  }

  publicStreamOf(recipient: number): number | undefined {
    const stream = this.#streams.get(recipient);
    return stream === undefined || this.#private.has(stream) ? undefined : stream;
  }

  /** The time of a stream’s first message, in seconds. */
  beginningOf(stream: number): number {
    return this.#beginnings.get(stream) ?? 0;
  }

  /** The person of that name. */
  person(name: string): number | undefined {
    return this.#people.get(name);
  }
}
