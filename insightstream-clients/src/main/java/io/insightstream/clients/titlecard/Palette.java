package io.insightstream.clients.titlecard;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;

/**
 * The colours of a card.
 *
 * @param text the letters
 * @param ground what is behind them
 * @param accents what else is drawn, two or more
 */
record Palette(Color text, Color ground, List<Color> accents) {

    Palette {
        accents = List.copyOf(accents);
    }

    static Palette of(int text, int ground, int... accents) {
        return new Palette(
                new Color(text),
                new Color(ground),
                Arrays.stream(accents).mapToObj(Color::new).toList());
    }

    Color accent(int index) {
        return accents.get(Math.floorMod(index, accents.size()));
    }

    static Color faded(Color colour, double opacity) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * opacity));
    }

    static Color mixed(Color a, Color b, double share) {
        return new Color(
                (int) Math.round(a.getRed() + (b.getRed() - a.getRed()) * share),
                (int) Math.round(a.getGreen() + (b.getGreen() - a.getGreen()) * share),
                (int) Math.round(a.getBlue() + (b.getBlue() - a.getBlue()) * share));
    }
}
