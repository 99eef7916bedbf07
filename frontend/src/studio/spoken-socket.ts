/** A WebSocket whose every message says in which language answers are wanted: it may change while the connection lasts. */
export class SpokenSocket extends WebSocket {
  constructor(
    address: URL,
    private readonly language: () => string,
  ) {
    super(address);
  }

  override send(message: string): void {
    super.send(withLanguage(message, this.language()));
  }
}

/** `message`, a JSON object that says something, with the language it is said in. */
export function withLanguage(message: string, language: string): string {
  return language === "" ? message : `{"lang":${JSON.stringify(language)},${message.slice(1)}`;
}
