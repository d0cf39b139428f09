import { Title } from '@mantine/core';
import { useEffect, useRef } from 'react';

/** True once the first page is shown: from then on a new page takes the focus, as a page of its own would. */
let isUnderWay = false;

/** The heading of a page. It also names the page for the browser, and takes the focus when the page is new. */
export function PageTitle({ children }: { readonly children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${children} · Vouchsafe`;
  }, [children]);
  useEffect(() => {
    if (isUnderWay) heading.current?.focus({ preventScroll: true });
    isUnderWay = true;
  }, []);
  return (
    <Title order={1} size="h2" ref={heading} tabIndex={-1} style={{ overflowWrap: 'anywhere' }}>
      {children}
    </Title>
  );
}
