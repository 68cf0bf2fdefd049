import { describe, expect, it } from '@jest/globals';
import { Turns } from './turns.js';

describe('turns', () => {
  it('lets no more run at once than it should, and everyone in the end', async () => {
    const turns = new Turns(2, 10);
    let running = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running--;
    };
    await Promise.all(Array.from({ length: 8 }, () => turns.take(work, () => new Error('full'))));
    expect(most).toBe(2);
    expect(running).toBe(0);
  });

  it('turns away those for whom there is no room to wait, and goes on after a failure', async () => {
    const turns = new Turns(1, 0);
    let finish = (): void => undefined;
    const first = turns.take(
      () => new Promise<void>((resolve) => (finish = resolve)),
      () => new Error('full'),
    );
    await expect(
      turns.take(
        async () => 1,
        () => new Error('full'),
      ),
    ).rejects.toThrow('full');
    finish();
    await first;
    await expect(
      turns.take(
        () => Promise.reject(new Error('broken')),
        () => new Error('full'),
      ),
    ).rejects.toThrow('broken');
    await expect(
      turns.take(
        async () => 3,
        () => new Error('full'),
      ),
    ).resolves.toBe(3);
  });
});
