package io.insightstream.examples.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import io.insightstream.examples.house.House.Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PackageGraphTest {

    private static final Path COMMITTED = Path.of("..", "docs", "packages.md");
    private static final String REGENERATE =
            "./mvnw test -Dtest=PackageGraphTest -Dregenerate=true -Dsurefire.failIfNoSpecifiedTests=false";

    @Test
    void the_drawn_packages_are_those_of_the_code() throws IOException {
        String drawn = draw();
        if (Boolean.getBoolean("regenerate")) {
            Files.writeString(COMMITTED, drawn);
        }

        String committed = Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "";
        assertEquals(committed, drawn, "docs/packages.md is not the code's; draw it anew with " + REGENERATE);
    }

    private static String draw() {
        Map<Module, TreeSet<String>> packages = new EnumMap<>(Module.class);
        TreeMap<String, TreeSet<String>> arrows = new TreeMap<>();
        for (JavaClass type : House.CLASSES) {
            String from = type.getPackageName();
            packages.computeIfAbsent(Module.of(type), module -> new TreeSet<>()).add(from);
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String to = dependency.getTargetClass().getPackageName();
                if (House.isOurs(to) && !to.equals(from)) {
                    arrows.computeIfAbsent(from, source -> new TreeSet<>()).add(to);
                }
            }
        }
        assertFalse(arrows.isEmpty(), "no arrow was found");

        StringBuilder out = new StringBuilder();
        out.append("# Packages\n\n")
                .append(
                        "Which package uses which, drawn from the compiled classes. Names lack their `io.insightstream`.\n")
                .append("A test compares this file with the code; it is drawn anew with\n\n")
                .append("    ")
                .append(REGENERATE)
                .append("\n\n")
                .append("```mermaid\nflowchart TD\n");
        packages.forEach((module, names) -> {
            out.append("  subgraph ").append(module).append('\n');
            names.forEach(name -> out.append("    ")
                    .append(node(name))
                    .append("[\"")
                    .append(label(name))
                    .append("\"]\n"));
            out.append("  end\n");
        });
        arrows.forEach((from, targets) -> targets.forEach(to -> out.append("  ")
                .append(node(from))
                .append(" --> ")
                .append(node(to))
                .append('\n')));
        return out.append("```\n").toString();
    }

    private static String node(String packageName) {
        return packageName.substring("io.".length()).replace('.', '_');
    }

    private static String label(String packageName) {
        return packageName.equals("io.insightstream")
                ? "insightstream"
                : packageName.substring("io.insightstream.".length());
    }
}
