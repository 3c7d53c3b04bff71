// At which numbers of readers the editors hear of a correction again.

/** 2, 5, 10, 20, 50, 100 and so on. */
export function isMilestone(readers: number): boolean {
  if (readers < 2) return false;
  const magnitude = 10 ** Math.floor(Math.log10(readers) + 1e-9); // the logarithm of 1,000 is a hair below 3
  return [1, 2, 5].includes(readers / magnitude);
}
