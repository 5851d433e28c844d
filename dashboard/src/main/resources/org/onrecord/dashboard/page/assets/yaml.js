// The YAML library, as published, in one file, served from here. See NOTICE.
const FILE = 'yaml.min.js';

export const { isMap, isScalar, isSeq, parseDocument } = await import(`/assets/${FILE}`);
