// Errors as RFC 9457 tells them: what is wrong and what to mend, never a word of what the reader wrote.

import type { ContentfulStatusCode } from 'hono/utils/http-status';

interface Problem {
  readonly status: ContentfulStatusCode;
  readonly title: string;
  readonly detail: string;
  /** What to mend in the annotation, a sentence for each. */
  readonly problems?: readonly string[];
}

/** The answer that tells a problem. Its type is `about:blank`: the status says which kind it is (section 4.2.1). */
export function problem({ status, title, detail, problems }: Problem, headers?: HeadersInit): Response {
  const body = {
    type: 'about:blank',
    title,
    status,
    detail,
    ...(problems === undefined ? {} : { problems }),
  };
  const answer = new Response(JSON.stringify(body), {
    status,
    ...(headers === undefined ? {} : { headers }),
  });
  answer.headers.set('Content-Type', 'application/problem+json');
  answer.headers.set('Cache-Control', 'no-store');
  return answer;
}
