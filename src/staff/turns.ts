/** Lets `most` pieces of work run at once; the others wait their turn, and those past `queue` are turned away. */
export class Turns {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly most: number,
    private readonly queue: number,
  ) {}

  /** Throws what `full` gives when too many wait already. */
  async take<T>(work: () => Promise<T>, full: () => Error): Promise<T> {
    if (this.running >= this.most) {
      if (this.waiting.length >= this.queue) throw full();
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.running++;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }
}
