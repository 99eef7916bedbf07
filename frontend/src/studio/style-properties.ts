/** Style properties of an element in a template. Lit's own `styleMap` writes the attribute first, which a strict content
 * policy refuses; this sets the properties only: `<td style=${styleProperties({ "--zero": "50%" })}>`. */

import { noChange } from "lit";
import { type AttributePart, Directive, type DirectiveResult, directive } from "lit/directive.js";

type StyleProperties = Readonly<Record<string, string | undefined>>;

class StylePropertiesDirective extends Directive {
  #names: readonly string[] = [];

  override render(_: StyleProperties): unknown {
    return noChange;
  }

  override update(part: AttributePart, [properties]: [StyleProperties]): unknown {
    const { style } = part.element as HTMLElement;
    const given = Object.entries(properties).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const names = given.map(([name]) => name);
    for (const name of this.#names) if (!names.includes(name)) style.removeProperty(name);
    for (const [name, value] of given) style.setProperty(name, value);
    this.#names = names;
    return noChange;
  }
}

export const styleProperties: (properties: StyleProperties) => DirectiveResult = directive(StylePropertiesDirective);
