import { Button } from '@mantine/core';

interface MoreButtonProps {
  /** What a query of pages knows of the next one. */
  readonly of: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
  readonly children: string;
}

/** Reads the next page of a list, while there is one. */
export function MoreButton({ of, children }: MoreButtonProps) {
  if (!of.hasNextPage) return null;
  return (
    <Button
      variant="default"
      loading={of.isFetchingNextPage}
      onClick={() => {
        of.fetchNextPage();
      }}
    >
      {children}
    </Button>
  );
}
