// The beginning of an HTTP answer's body: nobody has to send us more than we look at.

export interface Beginning {
  readonly text: string;
  /** It was cut off on the way, so that more may have been meant to come. */
  readonly isBroken: boolean;
}

/** Reads at least so many characters, if there are so many, as UTF-8; what follows is not asked for. Never throws. */
export async function beginningOf({ body }: Response, most: number): Promise<Beginning> {
  if (body === null) return { text: '', isBroken: false };
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = '';
  try {
    while (text.length < most) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
    }
    await reader.cancel();
    return { text, isBroken: false };
  } catch {
    return { text, isBroken: true };
  }
}

/** The same in bytes, for a text whose encoding is not known yet. @throws where the answer broke off. */
export async function beginningBytesOf({ body }: Response, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let total = 0;
  const reader = body?.getReader();
  while (reader !== undefined && total < most) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    total += value.byteLength;
  }
  await reader?.cancel();
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
