/** A line longer than this is cut: nothing that is imported by lines is as long. */
const LONGEST = 4096;

/** Reads a body line by line, however large it is, without holding more of it than a line. */
export async function* readLines(
  body: ReadableStream<Uint8Array> | null,
): AsyncGenerator<string, void, undefined> {
  if (!body) return;
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = (lines.pop() ?? '').slice(0, LONGEST);
    for (const line of lines) yield line.slice(0, LONGEST).trim();
  }
  const last = (rest + decoder.decode()).trim();
  if (last !== '') yield last;
}
