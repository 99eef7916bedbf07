/** Work something out once: `memo(make)` is `make`, asked once for every key. */

/**
 * Objects are told apart by identity and are let go with what was made of them; everything else is told apart by its
 * value. Of two keys: `memo((a) => memo((b) => ...))`.
 */
/* @__NO_SIDE_EFFECTS__ */
export function memo<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const byObject = new WeakMap<object, { readonly value: Value }>();
  const byValue = new Map<Key, { readonly value: Value }>();
  return (key) => {
    const isObject = typeof key === "object" && key !== null;
    let found = isObject ? byObject.get(key) : byValue.get(key);
    if (!found) {
      found = { value: make(key) };
      if (isObject) byObject.set(key, found);
      else byValue.set(key, found);
    }
    return found.value;
  };
}

/** `make` asked anew only when what it is made of has changed: the same object for the same arguments in a row. */
export function latest<Of extends readonly unknown[], Value>(make: (...of: Of) => Value): (...of: Of) => Value {
  let last: { readonly of: Of; readonly value: Value } | null = null;
  return (...of) => {
    if (!last?.of.every((each, i) => Object.is(each, of[i]))) last = { of, value: make(...of) };
    return last.value;
  };
}
