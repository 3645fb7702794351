import { type QueryKey, useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";

export interface Listed<T> {
  items?: T[];
  next?: string;
}

/** A list that is read stretch by stretch; `last` is the stretch that was read last, for what it says of the whole. */
export function useListed<Page extends Listed<unknown>>(
  key: QueryKey,
  read: (after: string | undefined) => Promise<Page>,
) {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
  });
  type Item = NonNullable<Page["items"]>[number];
  const items = query.data?.pages.flatMap((page): Item[] => page.items ?? []) ?? [];
  return {
    items,
    last: query.data?.pages.at(-1),
    error: query.error,
    isLoading: query.isPending,
    hasMore: query.hasNextPage,
    isReadingMore: query.isFetchingNextPage,
    readMore: () => void query.fetchNextPage(),
  };
}

/** A change of something, after which what was read of it is read again. */
export function useChange<In, Out>(change: (wish: In) => Promise<Out>, touched: QueryKey[]) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => Promise.all(touched.map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
