// A ZIP file of texts, not compressed.
const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** Returns the CRC-32 of bytes. */
export const crc32 = bytes => (bytes.reduce((crc, byte) => TABLE[(crc ^ byte) & 0xff] ^ (crc >>> 8), -1) ^ -1) >>> 0;

/** 1 January 1980, the first day that a ZIP file knows, so that the same texts are always the same bytes. */
const FIRST_DAY = 0x21;
const UTF_8_NAMES = 0x800;

/** Returns numbers of two or four bytes, each as `[size, value]`, with the lowest byte first. */
function numbers(...fields) {
  const bytes = [];
  for (const [size, value] of fields) for (let at = 0; at < size; at++) bytes.push((value >>> (8 * at)) & 0xff);
  return Uint8Array.from(bytes);
}

/**
 * Returns a ZIP file.
 *
 * @param {Record<string, string>} files texts by path
 * @returns {Blob}
 */
export function zip(files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [path, text] of Object.entries(files)) {
    const name = new TextEncoder().encode(path);
    const content = new TextEncoder().encode(text);
    const about = [[2, 20], [2, UTF_8_NAMES], [2, 0], [2, 0], [2, FIRST_DAY], [4, crc32(content)], [4, content.length], [4, content.length], [2, name.length], [2, 0]];
    const header = numbers([4, 0x04034b50], ...about);
    parts.push(header, name, content);
    directory.push(numbers([4, 0x02014b50], [2, 20], ...about, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), name);
    offset += header.length + name.length + content.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const count = Object.keys(files).length;
  return new Blob([...parts, ...directory, numbers([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, offset], [2, 0])]);
}
