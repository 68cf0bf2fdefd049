/** Why the service cannot start, in one sentence with what would be right. `main` prints it without a stack. */
export class StartFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StartFault';
  }
}
