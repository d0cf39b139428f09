import type { PipeTransform } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, IsString } from 'class-validator';
import { DomainError } from '../../../errors/domain-error.js';
import { formPipe } from '../../../http/validation.js';
import { SIGN_IN_GRANT } from '../sign-in-code.js';

/** The form that exchanges a code. */
export class SignInFormDto {
  @ApiProperty({ enum: [SIGN_IN_GRANT], example: SIGN_IN_GRANT })
  @IsString()
  grant_type!: string;

  @ApiProperty({ example: 'Q1ABCde2FGHijKl3m4NO5pqR6STUv7wxYzAbc8dE90FgH1IJkL' })
  @IsString()
  @IsNotEmpty()
  code!: string;
}

/** Reads the form that exchanges a code. @throws DomainError missing_parameters, invalid_grant_type */
export function signInFormPipe(): PipeTransform {
  const pipe = formPipe('missing_parameters', ['grant_type', 'code']);
  return {
    transform: async (form, metadata) => {
      const read = (await pipe.transform(form, metadata)) as SignInFormDto;
      if (read.grant_type !== SIGN_IN_GRANT) throw new DomainError('invalid_grant_type');
      return read;
    },
  };
}
