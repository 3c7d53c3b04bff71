// A word diff: what goes is struck, what comes is underlined; never told by colour alone.

import type { DiffPart } from '../../lib/correction/diff';

export function Diff({ parts }: { parts: readonly DiffPart[] }) {
  return (
    <>
      {parts.map(({ change, text }, index) => {
        const key = `${index} ${change}`;
        if (change === 'removed') return <del key={key}>{text}</del>;
        if (change === 'added') return <ins key={key}>{text}</ins>;
        return <span key={key}>{text}</span>;
      })}
    </>
  );
}
