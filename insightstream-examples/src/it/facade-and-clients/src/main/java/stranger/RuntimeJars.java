package stranger;

import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The jars this application got by naming one dependency: which, how heavy, and in which versions. */
record RuntimeJars(List<Path> jars) {

    static RuntimeJars ofThisProcess() {
        return new RuntimeJars(onClassPath(System.getProperty("java.class.path")));
    }

    private static List<Path> onClassPath(String classPath) {
        return Stream.of(classPath.strip().split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .toList();
    }

    /** Whether the jars are those of the committed list, and no heavier together. */
    List<String> differencesFrom(Path committedList) throws IOException {
        List<String> lines = Files.readAllLines(committedList).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        BigDecimal limitMb = new BigDecimal(
                lines.get(0).replace("at most", "").replace("MB", "").strip());
        Set<String> allowed = new TreeSet<>(lines.subList(1, lines.size()));
        Set<String> actual = jars.stream()
                .map(jar -> jar.getFileName().toString().replaceFirst("-v?\\d.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        List<String> differences = new ArrayList<>();
        if (!actual.equals(allowed)) {
            differences.add("the runtime jars are " + actual + ", the committed list has " + allowed);
        }
        long bytes = 0;
        for (Path jar : jars) {
            bytes += Files.size(jar);
        }
        BigDecimal megabytes = BigDecimal.valueOf(bytes).movePointLeft(6);
        if (megabytes.compareTo(limitMb) > 0) {
            differences.add("the runtime jars have " + megabytes + " MB, the limit is " + limitMb + " MB");
        }
        return differences;
    }

    /** Whether each jar has the version that the SDK's own tests ran with: its version pins do not reach its users. */
    List<String> versionsNotTested(Path testedClassPath) throws IOException {
        Set<String> tested = onClassPath(Files.readString(testedClassPath)).stream()
                .map(jar -> jar.getFileName().toString())
                .collect(Collectors.toSet());
        return jars.stream()
                .map(jar -> jar.getFileName().toString())
                .filter(name -> !tested.contains(name))
                .map(name -> "users get " + name + ", which the tests did not run with; declare its version in "
                        + "insightstream-clients itself")
                .toList();
    }
}
