import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Secrets that the service generated; in the database, so that every process and every restored backup has them. */
@Entity('service_secrets')
export class ServiceSecretEntity {
  @PrimaryColumn({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  value!: string;
}
