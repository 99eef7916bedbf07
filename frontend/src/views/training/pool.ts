/** As many elements as a picture needs now; those that are not needed are hidden and used again. */
import { show } from "../shared/svg";

export class Pool<E extends Element> {
  private readonly made: E[] = [];

  constructor(private readonly make: () => E) {}

  take(count: number): readonly E[] {
    while (this.made.length < count) this.made.push(this.make());
    this.made.forEach((element, i) => {
      show(element, i < count);
    });
    return this.made.slice(0, count);
  }
}
