package io.insightstream.report.html;

import java.util.ArrayList;
import java.util.List;

/**
 * How much of each channel goes into a page, so that a page of many videos or channels stays light.
 *
 * @param points marks in a chart, outliers apart
 * @param rows lines of the table of all videos
 * @param findings lines of a table of outliers
 */
record Limits(int points, int rows, int findings) {

    static Limits of(int channels) {
        int share = Math.max(1, channels);
        return new Limits(clamp(15_000 / share, 150, 1000), clamp(8000 / share, 25, 500), channels > 30 ? 10 : 20);
    }

    private static int clamp(int value, int least, int most) {
        return Math.max(least, Math.min(most, value));
    }

    /** The list, or so many of its elements at even distances. */
    static <T> List<T> thin(List<T> list, int most) {
        if (list.size() <= most) {
            return list;
        }
        List<T> some = new ArrayList<>(most);
        for (int i = 0; i < most; i++) {
            some.add(list.get((int) ((long) i * list.size() / most)));
        }
        return some;
    }

    static <T> List<T> first(List<T> list, int most) {
        return list.subList(0, Math.min(list.size(), most));
    }
}
