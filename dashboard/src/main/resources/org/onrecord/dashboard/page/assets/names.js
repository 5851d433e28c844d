// Tells names from other words that a document puts where a speaker stands.
const LONGEST = 90;
const NO_NAME = /^(?:they|he|she|it|we|you|i|this|that|these|those|who|which|what|there|here|but|and|as|when|while|if|to|in|on|at|by|for|with)\b/iu;
const CUT_OFF = /\b(?:the|a|an|and|or|of|to|that)$/iu;
const SAYING = /\b(?:said|says|saying|told|tells|stated|states|added|adds|asked|asks|replied|noted|is|was|were|are|has|had|have|will|would)\b/u;
const SAYING_CHINESE = /[说称]|表示|指出|昨天|今天|强调/u;

/** Returns true if words can be the name of a person, an office or an outlet: no part of a sentence. */
export function isName(words) {
  const text = (words ?? '').trim();
  return text !== '' && text.length <= LONGEST && /^[\p{Lu}\p{Lo}\p{N}@]/u.test(text) && !/[!?;:。！？；：，"“”]|[.,]$/u.test(text.replace(/\b\p{Lu}\p{L}{0,3}\.$/u, ''))
    && !NO_NAME.test(text) && !CUT_OFF.test(text) && !SAYING.test(text) && !(/\p{Script=Han}/u.test(text) && (SAYING_CHINESE.test(text) || text.length > 30));
}

/** Returns the name of who says a statement: that of the registry, or the one in the document if it is a name; null otherwise. */
export function nameOfSpeaker({ actor, speaker }) {
  const name = actor.name ?? speaker.name;
  return name && (actor.id || isName(name)) ? name : null;
}
