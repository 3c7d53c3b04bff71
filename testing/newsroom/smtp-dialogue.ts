// The server's side of SMTP (RFC 5321), as much as nodemailer needs: with as little work as possible, and with each reply
// under the caller's control.

import type { Socket } from 'node:net';

export interface SmtpAnswers {
  /** The reply to a command, instead of the usual one. */
  toCommand?(line: string): string | undefined;
  /** The reply to a letter that arrived completely. */
  toLetter(letter: string): string;
}

export function speakSmtp(socket: Socket, { toCommand, toLetter }: SmtpAnswers): void {
  let text = '';
  let isInData = false;
  socket.write('220 mail.test ESMTP\r\n');
  socket.on('data', (bytes: Buffer) => {
    text += bytes.toString('latin1');
    for (;;) {
      const ending = isInData ? '\r\n.\r\n' : '\r\n';
      const end = text.indexOf(ending);
      if (end === -1 || !socket.writable) return;
      const line = text.slice(0, end);
      text = text.slice(end + ending.length);
      const answer = isInData ? toLetter(line) : (toCommand?.(line) ?? usualAnswer(line));
      isInData = answer.startsWith('354');
      socket.write(`${answer}\r\n`);
    }
  });
}

function usualAnswer(command: string): string {
  return /^data$/i.test(command) ? '354 go on' : '250 ok';
}
