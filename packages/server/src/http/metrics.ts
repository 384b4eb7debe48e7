/** What is measured, for whoever watches over the server: no program, person or address in it. */
export interface Metrics {
  /** A call was answered. @param route as in `/v1/leads/:id` @param seconds how long it took */
  call(call: { method: string; route: string; status: number; seconds: number }): void;
  /** A job ran. */
  job(job: { name: string; isDone: boolean; seconds: number }): void;
  /** How much waits, or stands. */
  gauge(name: 'erasures_unfinished' | 'consents_unsealed', value: number): void;
  /** All of it, in the form that Prometheus reads. */
  read(): Promise<{ contentType: string; text: string }>;
}
