// The server's side of SMTP (RFC 5321), as far as nodemailer can tell: with as little work as can be, and each answer in
// the hands of whoever asks for it.

import type { Socket } from 'node:net';

export interface SmtpAnswers {
  /** To a command, instead of the usual one. */
  toCommand?(line: string): string | undefined;
  /** To a letter that has come in whole. */
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
