import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { epochMs } from './epoch-ms.js';
import { keyText } from './key-text.js';

/** What a project demands of the metadata of one kind of resource, or of nested objects of one name. */
@Entity('metadata_schemas')
@Index('metadata_schemas_related_object', ['projectId', 'relatedObject'], { unique: true })
export class MetadataSchemaEntity {
  @PrimaryColumn(keyText)
  id!: string;

  @Column({ name: 'project_id', ...keyText })
  projectId!: string;

  @Column({ name: 'related_object', ...keyText })
  relatedObject!: string;

  /** JSON object of the definitions by metadata key. */
  @Column({ type: 'text' })
  properties!: string;

  @Column({ name: 'allow_defined_only', type: 'boolean' })
  allowDefinedOnly!: boolean;

  /** Rises with each change, so that a compiled schema is known by id and version. */
  @Column({ type: 'integer' })
  version!: number;

  @Column({ name: 'created_at', ...epochMs })
  createdAt!: number;

  @Column({ name: 'updated_at', ...epochMs, nullable: true })
  updatedAt!: number | null;
}
