package io.insightstream.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.channel.ChannelOverview;
import io.insightstream.report.DroppedRows;
import io.insightstream.report.ReportSet;
import io.insightstream.report.RowSummary;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A rendered page as a tree. */
final class Page {

    static final RowSummary ROWS = new RowSummary(
            1012,
            1000,
            List.of(
                    new DroppedRows("missing-id", 9, List.of(4L, 7L, 11L)),
                    new DroppedRows("repeated-id", 3, List.of(20L, 21L, 22L))));

    private static final Pattern LOADS = Pattern.compile("(?i)url\\(|@import|@font-face|https?:|javascript:|//");

    private final String html;
    private final Document tree;

    private Page(String html) {
        this.html = html;
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            tree = builder.parse(new InputSource(new StringReader(html)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("not well-formed: " + e.getMessage(), e);
        }
    }

    static Page of(ChannelOverview... channels) {
        return of(new ReportSet<>("videos.csv", ROWS, List.of(channels)));
    }

    static Page of(ReportSet<ChannelOverview> reports) {
        return new Page(HtmlReport.render(reports));
    }

    String html() {
        return html;
    }

    String text() {
        return tree.getDocumentElement().getTextContent();
    }

    List<Element> all(String name) {
        NodeList nodes = tree.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /** The text of the section under a heading. */
    String section(String heading) {
        return all("h3").stream()
                .filter(each -> each.getTextContent().equals(heading))
                .map(each -> each.getParentNode().getTextContent())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no section " + heading));
    }

    Element byId(String id) {
        return all("*").stream()
                .filter(each -> each.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no id " + id));
    }

    /** The charts of one width whose title is as given. */
    Element chart(String title, Screen screen) {
        return all("svg").stream()
                .filter(each -> each.getAttribute("class").equals("chart " + screen.cssClass()))
                .filter(each -> each.getElementsByTagName("title")
                        .item(0)
                        .getTextContent()
                        .equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no chart " + title));
    }

    /** What every page must be, whatever is on it. */
    Page check() {
        assertTrue(html.startsWith("<!DOCTYPE html>"));
        assertEquals("en", tree.getDocumentElement().getAttribute("lang"));
        assertEquals(1, all("main").size());
        assertEquals(1, all("h1").size());
        assertTrue(
                all("script").isEmpty() && all("link").isEmpty() && all("img").isEmpty());
        Map<String, Element> ids = new HashMap<>();
        for (Element each : all("*")) {
            if (each.hasAttribute("id")) {
                assertEquals(null, ids.put(each.getAttribute("id"), each), each.getAttribute("id") + " twice");
            }
        }
        int heading = 0;
        for (Element each : all("*")) {
            checkAttributes(each, ids);
            if (each.getTagName().matches("h[1-6]")) {
                int level = each.getTagName().charAt(1) - '0';
                assertTrue(level <= heading + 1, "h" + level + " after h" + heading);
                heading = level;
            }
        }
        for (Element svg : all("svg")) {
            assertTrue(
                    svg.getAttribute("aria-hidden").equals("true")
                            || svg.getAttribute("role").equals("img"),
                    "an svg for nobody");
        }
        for (Element table : all("table")) {
            assertEquals(1, table.getElementsByTagName("caption").getLength());
        }
        all("th").forEach(each -> assertTrue(each.hasAttribute("scope")));
        all("style")
                .forEach(
                        each -> assertFalse(LOADS.matcher(each.getTextContent()).find()));
        return this;
    }

    private static void checkAttributes(Element element, Map<String, Element> ids) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            String name = element.getAttributes().item(i).getNodeName();
            String value = element.getAttributes().item(i).getNodeValue();
            assertFalse(name.toLowerCase(Locale.ROOT).startsWith("on"), name);
            assertFalse(name.equals("src") || name.equals("style"), name);
            assertFalse(value.contains("NaN") || value.contains("Infinity"), name + "=" + value);
            if (name.equals("href")) {
                assertTrue(value.startsWith("#"), value);
                assertNotNull(ids.get(value.substring(1)), value);
            }
            if (name.equals("aria-labelledby")) {
                for (String id : value.split(" ", -1)) {
                    assertNotNull(ids.get(id), id);
                }
            }
        }
    }
}
