import { z } from 'zod';

/** The id of anything: a post, a comment, a person. A whole number is read as its digits. */
export const id = z.union([z.string().min(1).max(256), z.int()]);

/** The people named in a text, by their ids. */
export const people = z.array(id);

/** Words: a title, a name, a text. A message's size limits their length. */
export const words = z.string();

/** An address, absolute or relative to the page. */
export const address = z.string().max(4096);

/** ISO 8601: an instant with its offset, or a date. */
export const instant = z.union([z.iso.datetime({ offset: true }), z.iso.date()]);

/** A part of the whole, 0 to 100. */
export const percentage = z.number().min(0).max(100);
