// Who is next where many wait: one site's many letters do not hold up another's few.

/** At most `limit` of those that wait, each site's first one before any site's second. */
export function fairShare<Waiting extends { readonly site: string }>(
  waiting: readonly Waiting[],
  limit: number,
): Waiting[] {
  const turns = new Map<string, number>();
  const inTurn = waiting.map((one) => {
    const turn = turns.get(one.site) ?? 0;
    turns.set(one.site, turn + 1);
    return { one, turn };
  });
  return inTurn
    .sort((a, b) => a.turn - b.turn) // stable: within a turn they stay in their order
    .slice(0, limit)
    .map(({ one }) => one);
}
