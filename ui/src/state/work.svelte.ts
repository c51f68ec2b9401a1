// Long work: how far it has come, and the way to end it.
import * as ipc from "../ipc";

/** What is being done. */
export type Task = "check" | "seal" | "release" | "rehearse" | "print" | "share";

class Work {
  task = $state<Task | null>(null);
  done = $state(0);
  all = $state(0);
  isStopping = $state(false);

  /** Does `call`, following its steps. What it refuses is told as problems. */
  async follow<T>(task: Task, call: (heard: ipc.Heard) => Promise<T>): Promise<T> {
    this.task = task;
    this.done = 0;
    this.all = 0;
    this.isStopping = false;
    try {
      return await call((step) => {
        this.done = step.done;
        this.all = step.all;
      });
    } finally {
      this.task = null;
    }
  }

  stop(): void {
    this.isStopping = true;
    void ipc.stopWork().catch(() => {});
  }
}

export const work = new Work();
