// `--list=FILE`: a list, made by hand, of what each page offers to a reader who has a correction. docs/reach.md explains it.

import { readFileSync } from 'node:fs';
import * as v from 'valibot';

const HandMadeSchema = v.record(
  v.string(),
  v.object({
    /** The page's own address, if the page does not state it. */
    address: v.exactOptional(v.string()),
    /** Everything that the page offers, in words. */
    offers: v.array(v.string()),
    /** Host and path of the best channel, or `mail HOST`; several if they are equally good, none if the page offers nothing. */
    best: v.array(v.string()),
    /** Channels that are not wrong, though another one is better. */
    right: v.exactOptional(v.array(v.string())),
    /** The best channel is one that a reader must choose, such as the author's own address: it must be offered first. */
    choice: v.exactOptional(v.literal(true)),
  }),
);

/** By the pages' file names. */
export type HandMade = v.InferOutput<typeof HandMadeSchema>;

/** Reads the list. Throws if the file is not one. */
export function readHandMadeList(file: string): HandMade {
  return v.parse(HandMadeSchema, JSON.parse(readFileSync(file, 'utf8')));
}
