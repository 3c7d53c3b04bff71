// Which corrections have an answer that the reader sees for the first time: they stay new until the popup is closed.

import { useEffect, useState } from 'preact/hooks';
import type { Correction } from '../../lib/correction/correction';
import type { CorrectionId } from '../../lib/correction/id';
import { tellAnswersSeen } from '../../lib/messages/news';
import { logFailure } from '../../lib/net/log-failure';

export type News = ReadonlySet<CorrectionId>;

export function useNews(corrections: readonly Correction[] | undefined): News {
  const [news, setNews] = useState<News>(new Set());
  useEffect(() => {
    const fresh =
      corrections?.filter((correction) => correction.news !== undefined).map(({ id }) => id) ?? [];
    if (fresh.length === 0) return;
    setNews((known) => new Set([...known, ...fresh]));
    logFailure(tellAnswersSeen(fresh));
  }, [corrections]);
  return news;
}
