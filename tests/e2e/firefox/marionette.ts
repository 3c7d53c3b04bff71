// Firefox's own remote control, as its documentation has it: `LENGTH:[type, id, name, value]` over TCP. Unlike WebDriver
// BiDi it opens our pages, and reaches the browser's surroundings, where the popup is.
// https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html

import { once } from 'node:events';
import { connect } from 'node:net';
import * as v from 'valibot';

const COMMAND = 0;
const AnswerSchema = v.tuple([
  v.literal(1),
  v.number(),
  v.nullable(v.object({ error: v.string(), message: v.string() })),
  v.unknown(),
]);
const ValueSchema = v.object({ value: v.unknown() });

export interface Marionette {
  /** Gives a command; rejects with what Firefox says where it fails. */
  command(name: string, parameters?: object): Promise<unknown>;
  /** The same, for commands that answer `{ value }`. */
  ask(name: string, parameters?: object): Promise<unknown>;
  close(): void;
}

/** Connects to the Firefox that listens there. */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const waiting = new Map<number, (answer: v.InferOutput<typeof AnswerSchema>) => void>();
  let received = Buffer.alloc(0);
  let lastId = 0;

  socket.on('data', (data) => {
    received = Buffer.concat([received, data]);
    for (let packet = takePacket(); packet !== undefined; packet = takePacket()) {
      const answer = v.safeParse(AnswerSchema, JSON.parse(packet));
      if (!answer.success) continue; // its greeting
      waiting.get(answer.output[1])?.(answer.output);
      waiting.delete(answer.output[1]);
    }
  });

  function takePacket(): string | undefined {
    const colon = received.indexOf(':');
    if (colon === -1) return undefined;
    const end = colon + 1 + Number(received.subarray(0, colon).toString());
    if (received.length < end) return undefined;
    const packet = received.subarray(colon + 1, end).toString();
    received = received.subarray(end);
    return packet;
  }

  async function command(name: string, parameters: object = {}): Promise<unknown> {
    lastId += 1;
    const id = lastId;
    const answered = new Promise<v.InferOutput<typeof AnswerSchema>>((resolve) => waiting.set(id, resolve));
    const packet = JSON.stringify([COMMAND, id, name, parameters]);
    socket.write(`${Buffer.byteLength(packet)}:${packet}`);
    const [, , error, result] = await answered;
    if (error !== null) throw new Error(`${name}: ${error.error}: ${error.message}`);
    return result;
  }

  return {
    command,
    ask: async (name, parameters) => v.parse(ValueSchema, await command(name, parameters)).value,
    close: () => socket.destroy(),
  };
}
