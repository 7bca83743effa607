package dev.patternengine.mining.performance;

/** Solves equations with a symmetric positive definite matrix. O(n³) once, then O(n²). */
final class Cholesky {
    private static final double LEAST = 1e-9;

    private final double[][] root;

    Cholesky(double[][] matrix) {
        int size = matrix.length;
        root = new double[size][size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column <= row; column++) {
                double rest = matrix[row][column];
                for (int place = 0; place < column; place++) {
                    rest -= root[row][place] * root[column][place];
                }
                root[row][column] = row == column ? Math.sqrt(Math.max(rest, LEAST)) : rest / root[column][column];
            }
        }
    }

    /** The x for which matrix times x is the vector. */
    double[] solve(double[] vector) {
        double[] solved = half(vector);
        for (int row = solved.length - 1; row >= 0; row--) {
            for (int below = row + 1; below < solved.length; below++) {
                solved[row] -= root[below][row] * solved[below];
            }
            solved[row] /= root[row][row];
        }
        return solved;
    }

    /** The vector's square by the inverse matrix. */
    double inverseSquare(double[] vector) {
        double square = 0;
        for (double part : half(vector)) {
            square += part * part;
        }
        return square;
    }

    private double[] half(double[] vector) {
        double[] solved = vector.clone();
        for (int row = 0; row < solved.length; row++) {
            for (int before = 0; before < row; before++) {
                solved[row] -= root[row][before] * solved[before];
            }
            solved[row] /= root[row][row];
        }
        return solved;
    }
}
